/** The pictures of docs/streams.md are what happens. `LAZULI_WRITE=1` writes them into the page. */
import type { Scene } from "../kit/docs/timelines.js";
import { describePictures } from "../kit/suites/pictures.js";

const work = ["1==", "2==", "3==", "4==", "5==", "6=="];

const scenes: readonly Scene[] = [
  {
    code: "produce(work)",
    words: (stage) => ({ work: stage.producer("work", work) }),
    readers: [{ works: { 1: 12, 2: 2, 3: 2, 4: 2, 5: 2 } }],
  },
  {
    code: "produce(work, { capacity: 2 })",
    words: (stage) => ({ work: stage.producer("work", work) }),
    readers: [{ works: { 1: 12, 2: 2, 3: 2, 4: 2, 5: 2 } }],
  },
];

describePictures("docs/streams.md", scenes);
