import { describePickingByKey } from "../kit/suites/extremes.js";

describePickingByKey({ name: "maxBy", word: "greatest", model: Math.max, ofWords: "fig" });
