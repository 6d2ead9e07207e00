/** The pictures of docs/seeing-the-flow.md are what the code above them prints. `LAZULI_WRITE=1` writes them. */
import { describePrinted } from "../kit/suites/printed.js";

describePrinted("docs/seeing-the-flow.md");
