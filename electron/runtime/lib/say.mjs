// Messages go to stderr: stdout has a command's result and nothing else.

/** A failure whose message says in a sentence what to do; shown without a stack. */
export class Advice extends Error {}

/**
 * Prints one line about the current step.
 * @param {string} sentence
 */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

/**
 * Shows progress: one changing line on a terminal, elsewhere a line every five seconds.
 * @param {string} what
 */
export function progress(what) {
  const changing = process.stderr.isTTY
  const pause = changing ? 200 : 5000
  let next = 0
  return {
    /** @param {string} state */
    show(state) {
      if (Date.now() < next) return
      next = Date.now() + pause
      process.stderr.write(changing ? `\r\x1b[2K${what}: ${state}` : `${what}: ${state}\n`)
    },
    end() {
      if (changing) process.stderr.write('\r\x1b[2K')
    },
  }
}

/**
 * Runs a command's work. Advice is shown as it is; any other error is ours and keeps its stack.
 * @param {() => Promise<number | void>} work returns the exit code, or nothing for 0
 */
export async function command(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    say(
      error instanceof Advice
        ? error.message
        : String((error instanceof Error && error.stack) || error),
    )
    process.exitCode = 1
  }
}

/**
 * A number of bytes in whole megabytes of a million bytes.
 * @param {number} bytes
 */
export function megabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`
}
