/**
 * One measurement in a process of its own: what a claim's `describe`, `time` or `result` returns, as JSON.
 *
 *     child.mjs <claim> describe <contender>                    { workloads, broken }: which it has, how it breaks the law
 *     child.mjs <claim> time <contender> <workload> <mode>      { ns, result }, and `part` if it did a part of the workload
 *     child.mjs <claim> result <contender> <workload> [<part>]  what the others' results are compared with
 */
const [name, task, ...args] = process.argv.slice(2);
const claim = await import(`./claims/${name}.mjs`);
const answer = JSON.stringify(await claim[task](...args));
// Without waiting for what a contender has left: a timer, or a source that never answers.
process.stdout.write(`${answer}\n`, () => process.exit());
