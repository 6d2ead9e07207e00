/** primecount, in C++: see anchors.cpp. */
import { anchors } from "../kit/anchors.mjs";

export const numbers = anchors("primecount");
