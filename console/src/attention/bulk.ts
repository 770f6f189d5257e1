import { ApiProblem } from '../api/client';

/** Parallel calls of a bulk action. */
const AT_ONCE = 4;

/** Runs one call per element, a few in parallel. Throws one problem with all failures at the end. */
export async function forAll<T>(list: T[], name: (one: T) => string, run: (one: T) => Promise<unknown>): Promise<void> {
  const failures: { message: string; path: string }[] = [];
  const queue = [...list];
  const worker = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
      try {
        await run(one);
      } catch (error) {
        const problem =
          error instanceof ApiProblem ? [error.message, error.detail].filter(Boolean).join(': ') : String(error);
        failures.push({ path: name(one), message: problem });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failures.length > 0)
    throw new ApiProblem(
      0,
      `${list.length - failures.length} of ${list.length} done, ${failures.length} refused`,
      undefined,
      undefined,
      failures,
    );
}
