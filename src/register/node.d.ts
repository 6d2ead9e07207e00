/** What lazuli/trace/register uses of Node, so that no other file of the library sees Node's types. */

declare module "node:fs" {
  export function writeFileSync(path: string, text: string): void;
  export function writeSync(file: number, bytes: Uint8Array, offset: number): number;
}

declare module "node:module" {
  export function createRequire(url: string): {
    (name: string): unknown;
    resolve(name: string): string;
  };
}

declare module "node:path" {
  export function resolve(path: string): string;
}

declare module "node:timers" {
  export function setTimeout(run: () => void, delay: number): { unref(): void };
  export function clearTimeout(timer: { unref(): void }): void;
}

declare module "node:tty" {
  export function isatty(file: number): boolean;
}

declare module "node:util" {
  export class TextEncoder {
    encode(text: string): Uint8Array;
  }
  export function parseArgs<O extends Record<string, { readonly type: "string" | "boolean" }>>(config: {
    readonly args: string[];
    readonly options: O;
  }): { readonly values: { readonly [K in keyof O]?: O[K]["type"] extends "string" ? string : boolean } };
}

declare module "node:worker_threads" {
  export const isMainThread: boolean;
  export const threadId: number;
}
