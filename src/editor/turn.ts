/** The longest time work may block keys and painting, in milliseconds. */
export const workAtOnce = 12

/**
 * Resolves after other tasks, such as keys and painting, have run. A timer would be throttled in a
 * hidden window.
 */
export function turn(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
