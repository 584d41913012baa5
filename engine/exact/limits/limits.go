// Package limits measures what this machine can do at most at the two things that bound a model's speed: reading memory, which
// decoding waits for, and multiplying bytes, which prompts wait for.
package limits

import (
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/engine/exact/kernel"
)

// Limits are rates of all threads together.
type Limits struct {
	Read     float64 // bytes a second read from memory
	Products float64 // multiply-adds of bytes a second, in registers; 0 where the kernels have no measure of it
}

const (
	rounds    = 5
	readFloat = 64 << 20 // float32 that are read: 256 MiB, more than a cache holds
	piece     = 1 << 16  // floats that one call reads
	peakLoops = 1 << 20
)

// Measure takes the best of some rounds. It takes about a second.
func Measure(threads int) Limits {
	data := kernel.Floats(readFloat)
	for i := range data {
		data[i] = 1
	}
	var out Limits
	for range rounds {
		took := together(threads, func(i int) {
			part := data[i*(len(data)/threads):][:len(data)/threads]
			for len(part) >= piece {
				kernel.Sum(part[:piece])
				part = part[piece:]
			}
		})
		out.Read = max(out.Read, 4*readFloat/took.Seconds())
		products := make([]int64, threads)
		took = together(threads, func(i int) { products[i] = kernel.Peak(peakLoops) })
		sum := int64(0)
		for _, n := range products {
			sum += n
		}
		out.Products = max(out.Products, float64(sum)/took.Seconds())
	}
	return out
}

// together calls work on so many goroutines at once, and gives the time until all have ended.
func together(threads int, work func(i int)) time.Duration {
	var all sync.WaitGroup
	begun := time.Now()
	for i := range threads - 1 {
		all.Go(func() { work(i + 1) })
	}
	work(0)
	all.Wait()
	return time.Since(begun)
}
