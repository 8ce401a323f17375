// An Electron window with nothing of ours. It is the floor of a cold start, and it shows the peers.
const { app, BrowserWindow } = require('electron')
const { join } = require('node:path')

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 860 })
  void window.loadFile(join(__dirname, process.env.PEER_PAGE ?? 'empty.html'))
})
app.on('window-all-closed', () => app.quit())
