/** The colours of a drawing. Text is at least 4.5 times as light or dark as the paper, lines and bars 3 times. */
interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly value: string;
  readonly close: string;
  readonly error: string;
}

const LIGHT: Palette = {
  paper: "#fff",
  ink: "#1b2330",
  quiet: "#586374",
  value: "#1f4ba5",
  close: "#8a4600",
  error: "#b3121d",
};

const DARK: Palette = {
  paper: "#12161d",
  ink: "#e4e9f2",
  quiet: "#9aa7ba",
  value: "#8ab4ff",
  close: "#f2b45c",
  error: "#ff8a85",
};

const FONT = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";

export type Theme = "light" | "dark" | "auto";

/** The style sheet of one drawing. All of its selectors begin with the drawing's id, and so do its classes. */
export function styleOf(id: string, theme: Theme): string {
  const inks = (palette: Palette): string => inksOf(id, palette);
  const dark = theme === "auto" ? `@media (prefers-color-scheme:dark){${inks(DARK)}}` : "";
  return `${shapesOf(id)}${inks(theme === "dark" ? DARK : LIGHT)}${dark}`;
}

function shapesOf(id: string): string {
  return scoped(id, [
    ["", `max-width:100%;height:auto;font:12px ${FONT}`],
    ["text", "text-anchor:middle;white-space:pre;paint-order:stroke;stroke-width:4px;stroke-linejoin:round"],
    ["path", "fill:none;stroke-width:1.5px"],
    [".title", "font-size:15px"],
    [".title,.name", "font-weight:bold"],
    [".title,.key,.beside", "text-anchor:start"],
    [".number", "text-anchor:end"],
    [".number,.key,.note", "font-size:11px"],
    ["path.idle", "stroke-width:2px;stroke-dasharray:0 5;stroke-linecap:round"],
    ["path.wait", "stroke-dasharray:4 3"],
    ["path.unused", "stroke-dasharray:5 3"],
    ["path.over", "stroke-width:3.5px"],
    ["path.value", "stroke-width:2px"],
  ]);
}

function inksOf(id: string, { paper, ink, quiet, value, close, error }: Palette): string {
  return scoped(id, [
    ["text", `fill:${ink};stroke:${paper}`],
    ["path", `stroke:${ink}`],
    [".number,.key,.note,text.next", `fill:${quiet}`],
    ["path.paper", `fill:${paper};stroke:none`],
    ["path.box,path.rest,path.wait,path.fold,path.unused", `fill:${paper}`],
    ["path.work,path.value", `fill:${value};stroke:${value}`],
    ["path.unused", `stroke:${value}`],
    ["text.value,text.unused", `fill:${value}`],
    ["path.close,path.closed", `stroke:${close}`],
    ["text.close,text.closed", `fill:${close}`],
    ["path.error", `stroke:${error}`],
    ["text.error,path.error", `fill:${error}`],
    ["path.call", "fill:none"],
  ]);
}

/** Rules whose selectors are within the drawing, and whose classes have its id for a prefix. */
function scoped(id: string, rules: readonly (readonly [selectors: string, declarations: string])[]): string {
  return rules
    .map(([selectors, declarations]) => {
      const all = selectors.split(",").map((selector) => `#${id} ${selector.replace(".", `.${id}-`)}`.trim());
      return `${all.join()}{${declarations}}`;
    })
    .join("");
}
