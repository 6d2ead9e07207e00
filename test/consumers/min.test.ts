import { describePicking } from "../kit/suites/extremes.js";

describePicking({ name: "min", word: "least", model: Math.min, stays: 1, ofLarge: 2 ** 53, ofLetters: "B" });
