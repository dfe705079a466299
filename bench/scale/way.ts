import type { HttpClient } from '../http-client.js'
import type { ScaleApi } from './api-process.js'
import type { Samples } from './samples.js'

/** How a side is read. */
export interface Way {
  http: HttpClient
  tokens: ScaleApi['tokens']
  samples: Samples
}
