import { either } from "lazuli";
import { describeJunction } from "../kit/suites/junction.js";

describeJunction({
  name: "either",
  join: either,
  model: (first, second) => Boolean(first) || Boolean(second),
  goesOn: false,
});
