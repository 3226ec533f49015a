import ContentGraph
import Diagnostics
package enum Rules { package static let ids: [String] = [] }
