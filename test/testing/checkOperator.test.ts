import { checkOperator, checkOperatorAsync } from "lazuli/testing";
import { describe, expect, test } from "vitest";
import { brokenAsync, brokenSync } from "../kit/broken.js";
import { thrownBy } from "../kit/worlds.js";

const values = [1, 2, 3, 4, 5];

describe("an operator that", () => {
  test.each(Object.entries(brokenSync))("%s breaks a law", async (name, { law, operator, options, says }) => {
    const error = await thrownBy(() =>
      checkOperator(operator as never, { values, ...options, name } as never),
    );
    expect(`${(error as Error).message}`).toContain(`checkOperator: ${name} breaks the law of ${law}: `);
    expect(`${(error as Error).message}`).toContain(says);
  });
  test.each(Object.entries(brokenAsync))(
    "%s breaks a law, async",
    async (name, { law, operator, options, says }) => {
      const error = await thrownBy(() =>
        checkOperatorAsync(operator as never, { values, ...options, name } as never),
      );
      expect(`${(error as Error).message}`).toContain(
        `checkOperatorAsync: ${name} breaks the law of ${law}: `,
      );
      expect(`${(error as Error).message}`).toContain(says);
    },
  );
});
