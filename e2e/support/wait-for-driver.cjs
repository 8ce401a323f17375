// Loaded before the program. It holds the program back until the driver is attached. A driver that
// attaches during the first page load can miss that load and then waits forever
// (electron/README.md, Traps).

const { app } = require('electron')

process.argv.splice(process.argv.indexOf('-r'), 2)
if (process.env['DUIZHAO_CLOCK']) require('./clock.cjs')

const ready = app.whenReady()
/** @type {Promise<void>} */
const called = new Promise(resolve => {
  // The driver calls this after it has attached.
  Object.assign(globalThis, { __playwright_run: resolve })
})
app.whenReady = () => called.then(() => ready)
