// All talk goes to stderr: the stdout of a command is its answer and nothing else.

/** A failure whose message is a whole sentence saying what to do; shown without a stack. */
export class Advice extends Error {}

/**
 * Says in one line what is being done now.
 * @param {string} sentence
 */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

/**
 * Shows how far something has got: on a terminal in one changing line, elsewhere a line now and then.
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
 * Runs a command's work. Advice is shown as it is; anything else is our own fault and keeps its stack.
 * @param {() => Promise<number | void>} work answers the exit code; 0 if nothing
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
 * A number of bytes as people read it.
 * @param {number} bytes
 */
export function megabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`
}
