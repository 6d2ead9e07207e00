/**
 * Tools for tests: sources that watch how they are used, and the laws for operators of your own.
 *
 * @module lazuli/testing
 */
export type * from "./core/testing/types.js";
export { checkOperator, checkOperatorAsync } from "./testing/checkOperator.js";
export { matchers } from "./testing/matchers.js";
export { testSource, testSourceAsync } from "./testing/testSource.js";
export { traceSerializer } from "./testing/traceSerializer.js";
