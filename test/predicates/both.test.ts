import { both } from "lazuli";
import { describeJunction } from "../kit/suites/junction.js";

describeJunction({ name: "both", join: both, model: (first, second) => first && second, goesOn: true });
