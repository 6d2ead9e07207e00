/** lazuli as it is in an application that was bundled for es2020, where private names become WeakMaps. */
import * as lazuli from "#lazuli-es2020";
import { operatorsOf, pipelinesOf } from "./lazuli.mjs";

export const pipelines = pipelinesOf(lazuli);
export const operators = operatorsOf(lazuli);
