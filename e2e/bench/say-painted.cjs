// Loaded before a program whose start is measured. It prints when the largest text of the first
// screen was painted, in milliseconds since 1970. No driver is attached: one would make the page
// visible from its beginning, and the page would wait for the process that draws.

const { app } = require('electron')

process.argv.splice(process.argv.indexOf('-r'), 2)

const painted = `new Promise(resolve => {
  new PerformanceObserver(list => {
    const last = list.getEntries().at(-1)
    if (last) resolve(performance.timeOrigin + last.startTime)
  }).observe({ type: 'largest-contentful-paint', buffered: true })
})`

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', () => {
    void contents.executeJavaScript(painted).then(time => process.stdout.write(`painted ${time}\n`))
  })
})
