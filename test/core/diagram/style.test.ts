import { describe, expect, test } from "vitest";
import { styleOf } from "../../../src/core/diagram/style.js";

/** How light a colour is, as WCAG measures it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] =
    (/^#(?:[0-9a-f]{3}){1,2}$/.exec(colour)?.[0] ?? "")
      .slice(1)
      .match(colour.length === 4 ? /./g : /../g)
      ?.map((part) => {
        const share = Number.parseInt(part.length === 1 ? part + part : part, 16) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      }) ?? [];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(["light", "dark"] as const)("the %s style", (theme) => {
  test("has no text that is hard to read", () => {
    const style = styleOf("a", theme);
    const [, paper = ""] = /text\{stroke:(#\w+)\}/.exec(style) ?? [];
    const inks = [...style.matchAll(/\{color:(#\w+)\}/g)].map(([, ink = ""]) => ink);
    expect(inks.length).toBe(5);
    for (const ink of inks) expect(contrast(ink, paper)).toBeGreaterThan(4.5);
  });
});
