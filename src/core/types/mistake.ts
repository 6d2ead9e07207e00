/**
 * A parameter type that no argument has: the compiler's message says that the text is missing, and the text says what to
 * do. It is not the text itself: the items of an array literal would be compared with the letters of that.
 *
 * @category Types
 */
export type Mistake<Text extends string> = { readonly [K in Text]: never };
