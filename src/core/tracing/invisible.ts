/** Characters that show nothing, or change what is around them: controls, marks of direction, lone surrogates. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** A text in which every such character is written as an escape. */
export function escapeInvisible(text: string): string {
  // Most texts are plain, and are told faster so.
  if (isPlain(text)) return text;
  return text.replace(INVISIBLE, (character) => {
    const code = (character.codePointAt(0) as number).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
  });
}

function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}
