import { describeRanking } from "../kit/suites/extremes.js";

describeRanking({
  name: "smallest",
  order: (a, b) => a.key - b.key,
  ofMixed: [1, 2n],
  ofLetters: ["B", "a"],
  sorted: [1, 2, 3],
});
