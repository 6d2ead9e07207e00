import { checkOperator, checkOperatorAsync } from "lazuli/testing";
import { describe, test } from "vitest";
import { argsOf, callOf, casesOf, operators } from "../kit/rows.js";
import { async, mixed, sync, type Fn } from "../kit/worlds.js";

describe.each([true, false])("lazuli's own (declared: %s)", (declared) => {
  test.each(casesOf(operators, [sync, async, mixed]))("%s keeps all laws", async (_, name, row, world) => {
    const { sources = 1, gives = (value: unknown) => value } = row;
    const lists = Array.from({ length: sources }, (_, source) =>
      Array.from({ length: 5 }, (_, index) => gives(index, source)),
    );
    const operator = (...all: unknown[]) =>
      callOf(row, world.face[name] as Fn, all.slice(0, sources), all.slice(sources)) as never;
    const options = {
      name,
      sources: lists,
      args: argsOf(row),
      pulls: declared && !["concat", "diagonal", "product"].includes(name) ? row.pulls : undefined,
      skip: row.forwards ? ["over"] : [],
    } as never;
    if (world === sync) checkOperator(operator as never, options);
    else
      await checkOperatorAsync(
        operator as never,
        world === mixed ? ({ ...(options as object), syncSources: true } as never) : options,
      );
  });
});
