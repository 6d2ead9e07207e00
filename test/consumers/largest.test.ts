import { describeRanking } from "../kit/suites/extremes.js";

describeRanking({
  name: "largest",
  order: (a, b) => b.key - a.key,
  ofMixed: [4n, 3],
  ofLetters: ["c", "a"],
  sorted: [3, 2, 1],
});
