// An import of node:http as a module loads fetch and WebSocket with it, a tenth of a function's start; this does not.
module.exports = process.getBuiltinModule('node:http')
