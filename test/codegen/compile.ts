import ts from 'typescript';

/** What every consumer and all generated code is compiled with. */
const STRICT: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};

/** Demands beyond `strict` that projects make of all code in them, generated code too. */
export const DEMANDS: { readonly [name: string]: ts.CompilerOptions } = {
  noUncheckedIndexedAccess: { noUncheckedIndexedAccess: true },
  exactOptionalPropertyTypes: { exactOptionalPropertyTypes: true },
  verbatimModuleSyntax: { verbatimModuleSyntax: true },
  erasableSyntaxOnly: { erasableSyntaxOnly: true },
  'module nodenext': {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  },
};

/** Texts of libraries and packages, parsed once for all programs. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Compiles files with `strict` and further options, and gives the messages of each file that has some. */
export function compile(
  files: readonly string[],
  options: ts.CompilerOptions = {},
): Map<string, string[]> {
  const all = { ...STRICT, ...options };
  const program = ts.createProgram(files, all, hostOf(all));
  const found = ts.getPreEmitDiagnostics(program);
  const byFile = Map.groupBy(found, ({ file }) => file?.fileName ?? 'options');
  return new Map([...byFile].map(([name, own]) => [name, own.map(show)]));
}

function hostOf(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target, ...rest) => {
    if (!name.includes('/node_modules/')) return read(name, target, ...rest);
    const { impliedNodeFormat } = target as ts.CreateSourceFileOptions;
    const key = `${impliedNodeFormat} ${name}`;
    if (!parsed.has(key)) parsed.set(key, read(name, target, ...rest));
    return parsed.get(key);
  };
  return host;
}

function show({ file, start = 0, code, messageText }: ts.Diagnostic): string {
  const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
  return `${line}: TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
}
