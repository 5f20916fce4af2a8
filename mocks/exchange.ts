import type { Language, MockResponse, Violation } from './response.ts';
import type { PlayedOperation } from './catalogue/operation.ts';

/** A request that reaches a responder: to an operation of the description, with a credential and a body that was read. */
export interface MockRequest {
  readonly operation: PlayedOperation;
  /** Values of the path parameters, by name. */
  readonly parameters: { readonly [name: string]: string };
  /** Query as it was sent, without its question mark. */
  readonly query: string;
  readonly language: Language;
  /** JSON body; undefined where the operation takes none, or none was sent. */
  readonly body: unknown;
  readonly violations: readonly Violation[];
  /** `Prefer` header as it was sent. */
  readonly prefer: string | undefined;
}

/** Decides the response to a request. */
export interface Responder {
  respond(request: MockRequest): MockResponse | Promise<MockResponse>;
  /** Lets go of files and connections. */
  close(): Promise<void>;
}
