export { numbered } from '../../records/numbered.js'
