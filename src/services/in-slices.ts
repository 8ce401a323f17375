/** Runs `steps` to their end, a few milliseconds at a time. */
export async function finished<T>(steps: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + 12
    do {
      const step = steps.next()
      if (step.done) return step.value
    } while (performance.now() < until)
    await new Promise(resolve => setTimeout(resolve))
  }
}
