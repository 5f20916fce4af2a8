/** What a comparison is shown with. */
export interface CompareReportOptions {
  /** The two descriptions as they were given. */
  readonly sources: { readonly old: string; readonly new: string };
  readonly colors: boolean;
}
