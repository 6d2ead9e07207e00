/** lazuli as it is in an application that was bundled for es2020, where private names become WeakMaps. */
import * as lazuli from "#lazuli-es2020";
import { opsOf, workloadsOf } from "./lazuli.mjs";

export const workloads = workloadsOf(lazuli);
export const ops = opsOf(lazuli);
