export { config as default } from '../dist/site/config.js'
