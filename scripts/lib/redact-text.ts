/** A text with every secret replaced, also where it is written as in JSON or in a URL. */
export function redactText(text: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
  ]);
  return forms.reduce((safe, form) => safe.replaceAll(form, '<secret>'), text);
}
