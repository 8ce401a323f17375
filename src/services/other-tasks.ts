/**
 * Resolves after other tasks, such as keys and painting, have run. The browser would slow a timer
 * down while the window is hidden.
 */
export const otherTasks = (): Promise<void> =>
  new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
