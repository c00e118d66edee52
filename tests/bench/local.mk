# Programs that the benchmarks need; built by hand with "make bench".
