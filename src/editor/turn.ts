/** How long work may hold up keys and painting at a time, in milliseconds. */
export const workAtOnce = 12

/** Resolves when others have had their turn: keys, painting. A timer would be slowed down where the window is hidden. */
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
