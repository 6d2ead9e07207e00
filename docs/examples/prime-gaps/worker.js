/*
 * Runs in each of the threads. The pool calls it with one block after the other.
 */
export { searchBlock as default } from "./gaps.js";
