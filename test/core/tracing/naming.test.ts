import { expect, test, vi } from "vitest";

test("a source that is a proxy has a name where the runtime cannot tell, too", async () => {
  const { getBuiltinModule } = process;
  Object.assign(process, { getBuiltinModule: undefined });
  vi.resetModules();
  try {
    const { nameOfSource } = await import("../../../src/core/tracing/naming.js");
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(nameOfSource(proxy, new Map())).toBe("Iterator");
    expect(nameOfSource(new Proxy([], {}), new Map())).toBe("Array");
  } finally {
    Object.assign(process, { getBuiltinModule });
    vi.resetModules();
  }
});
