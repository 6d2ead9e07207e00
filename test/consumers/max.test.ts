import { describePicking } from "../kit/suites/extremes.js";

describePicking({
  name: "max",
  word: "greatest",
  model: Math.max,
  stays: -1,
  ofLarge: 2n ** 53n + 1n,
  ofLetters: "c",
});
