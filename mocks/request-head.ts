/** What stands before the body of a request. */
export interface RequestHead {
  readonly method?: string | undefined;
  /** Request target: path and query as they were sent. */
  readonly url?: string | undefined;
  /** By lower-case name. */
  readonly headers: RequestHeaders;
}

/** Headers of a request by lower-case name. */
export interface RequestHeaders {
  readonly [name: string]: string | string[] | undefined;
}
