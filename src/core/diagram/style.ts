/** Those that the reader prefers, or always the same. */
export type Theme = "light" | "dark" | "auto";

/** Text is at least 4.5 times as light or dark as the paper, a line or a bar 3 times. */
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

/** A rule a line. The id of the drawing goes before each selector, and before the name of each class. */
const SHAPES = `{max-width:100%;height:auto}
text{fill:currentColor;text-anchor:middle;white-space:pre;paint-order:stroke;stroke-width:4px;stroke-linejoin:round}
path{fill:none;stroke:currentColor;stroke-width:1.5px}
.title,.key,.beside{text-anchor:start}
.number{text-anchor:end}
.note{stroke-width:0}
.title,.name{font-weight:bold}
.title{font-size:15px}
.idle{stroke-width:2px;stroke-dasharray:0 5;stroke-linecap:round}
.wait{stroke-dasharray:4 3}
.over{stroke-width:3.5px}
path.paper{stroke:none}
path.work,path.yield,path.throw{fill:currentColor}
`;

function inksOf({ paper, ink, quiet, value, close, error }: Palette): string {
  return `{color:${ink}}
.number,.key,.note,.pull{color:${quiet}}
.work,.yield,.unused{color:${value}}
.return,.closed{color:${close}}
.throw{color:${error}}
text{stroke:${paper}}
.box,.rest,.wait,.paper{fill:${paper}}
`;
}

/** The style sheet of a drawing. It says nothing of what else is on the page. */
export function styleOf(id: string, theme: Theme): string {
  const scoped = (rules: string): string =>
    rules.replace(/(?<=^|,)(?=.)/gm, `#${id} `).replace(/\.(?=[a-z])/g, `.${id}-`);
  const dark = theme === "auto" ? `@media(prefers-color-scheme:dark){${scoped(inksOf(DARK))}}` : "";
  return scoped(SHAPES + inksOf(theme === "dark" ? DARK : LIGHT)) + dark;
}
