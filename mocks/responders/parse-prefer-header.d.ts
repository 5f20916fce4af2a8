declare module 'parse-prefer-header' {
  /** Preferences by camel-case name; true where one has no value. */
  export default function parsePreferHeader(prefer: string): {
    readonly [name: string]: string | true | undefined;
  };
}
