import { describePickingByKey } from "../kit/suites/extremes.js";

describePickingByKey({ name: "minBy", word: "least", model: Math.min, ofWords: "plum" });
