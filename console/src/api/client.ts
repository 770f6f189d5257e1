import { nameFault, rememberedName } from './person';

/** Calls of the server. Every failure is an {@link ApiProblem} with all violations that the server named. */

export interface Violation {
  pointer?: string;
  path?: string;
  code?: string;
  message: string;
}

/** A problem in the shape of RFC 9457, or the console's own text when no server answered. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly violations: Violation[];

  constructor(status: number, title: string, code?: string, detail?: string, violations: Violation[] = []) {
    super(title);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.violations = violations;
  }
}

const TIMEOUT_MS = 20_000;

/** Every command names the person at work, if the browser knows the name. */
function inTheNameOf(name: string): Record<string, string> {
  return nameFault(name) === undefined ? { 'crossdock-actor': headerText(name.trim()) } : {};
}

export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return call<T>('GET', path, undefined, signal);
}

export function post<T>(path: string, body: unknown = {}, timeoutMs = TIMEOUT_MS): Promise<T> {
  return call<T>('POST', path, { type: 'application/json', text: JSON.stringify(body) }, undefined, {}, timeoutMs);
}

/** A call in the name of a person, whom the log records; without a name the call is anonymous. */
export function postAs<T>(actor: string | undefined, path: string, body: unknown): Promise<T> {
  return call<T>(
    'POST',
    path,
    { type: 'application/json', text: JSON.stringify(body) },
    undefined,
    actor ? { 'crossdock-actor': headerText(actor) } : {},
  );
}

/** A header's value carries bytes: the text's UTF-8, a character for each byte. */
function headerText(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

export function postYaml<T>(path: string, yaml: string): Promise<T> {
  return call<T>('POST', path, { type: 'application/yaml', text: yaml });
}

/** Sends a body unchanged; undefined sends none. */
export function postRaw<T>(path: string, text: string | undefined): Promise<T> {
  return call<T>('POST', path, text === undefined ? undefined : { type: 'application/json', text });
}

export function remove<T>(path: string): Promise<T> {
  return call<T>('DELETE', path);
}

/** `?a=1&b=2` of the values that are set; empty values are left out. */
export function query(values: Record<string, string | number | null | undefined>): string {
  const set = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`;
}

async function call<T>(
  method: string,
  path: string,
  body?: { type: string; text: string },
  signal?: AbortSignal,
  headers: Record<string, string> = {},
  timeoutMs = TIMEOUT_MS,
): Promise<T> {
  const response = await fetched(method, path, headers, timeoutMs, body, signal);
  const text = await response.text();
  const json = parsed(text);
  if (!response.ok) throw problemOf(response.status, json, text);
  return (json ?? {}) as T;
}

async function fetched(
  method: string,
  path: string,
  headers: Record<string, string>,
  timeoutMs: number,
  body?: { type: string; text: string },
  signal?: AbortSignal,
): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    return await fetch(path, {
      method,
      headers: {
        accept: 'application/json, application/problem+json',
        ...(body ? { 'content-type': body.type } : {}),
        ...(method === 'GET' ? {} : inTheNameOf(rememberedName())),
        ...headers,
      },
      body: body?.text,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    const late = timeout.aborted;
    throw new ApiProblem(
      0,
      late ? 'The server did not answer in time' : 'The server cannot be reached',
      undefined,
      late
        ? `No answer to ${method} ${path} after ${timeoutMs / 1000} s.`
        : 'It may be starting or stopped. The console keeps trying.',
    );
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads a problem from a body: RFC 9457, a list of faults, or other text. */
export function problemOf(status: number, json: unknown, text: string): ApiProblem {
  const body = (json && typeof json === 'object' ? json : {}) as Record<string, unknown>;
  const listed = [body.violations, body.faults, body.errors].find(Array.isArray) as unknown[] | undefined;
  const violations = (listed ?? []).map((v): Violation =>
    typeof v === 'string' ? { message: v } : { message: 'unknown', ...(v as Partial<Violation>) },
  );
  const title =
    str(body.title) ??
    str(body.error) ??
    (json === null && text !== '' ? text.slice(0, 200) : `The server answered ${status}`);
  const detail = str(body.detail);
  return new ApiProblem(status, title, str(body.code), detail === title ? undefined : detail, violations);
}

function str(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
