import { visible } from './text.ts';

/** What a workflow command says beside its message. */
export interface Annotation {
  readonly title: string;
  /** Path in the repository. */
  readonly file?: string | undefined;
  /** From 1. */
  readonly line?: number | undefined;
}

/**
 * One workflow command of GitHub Actions, without its line feed
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export function workflowCommand(
  level: 'error' | 'warning' | 'notice',
  { file, line, title }: Annotation,
  message: string,
): string {
  const properties = Object.entries({ file, line, title })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${properties.join(',')}::${escapeData(visible(message))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
