export { acmeStudio } from './provider.js'
