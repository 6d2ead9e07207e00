;; Products modulo an odd n without division (P. Montgomery, "Modular Multiplication Without Trial Division", Math. Comp. 44,
;; 1985), for numbers of some hundred bits: JavaScript has no product of two integers that is longer than 53 bits.
;;
;; A number is a row of 2 to 85 limbs of 28 bits, the lowest first, each in 8 bytes. The sums of a column, three products of
;; limbs for each row, are then below 3 * 85 * 2^56 and fit its 64 bits, so that carries can wait for the end. From address 0
;; on are the sums, which every call finds and leaves at zero, and from 1024 on is n.
(module
  (memory (export "memory") 1)
  ;; The number 1. What nobody writes to is 0.
  (data (i32.const 3072) "\01")

  ;; Writes what is a b 2^double / 2^(28 limbs) + c modulo n to an address. a, b and c are addresses too, `end` is 8 times the
  ;; number of limbs, and `inverse` is that of -n modulo 2^28. a, b and the result are below 4 n: they stay so if c is below n,
  ;; and n at least 4 bits shorter than its limbs are.
  (func (export "multiply")
    (param $end i32) (param $inverse i32)
    (param $to i32) (param $a i32) (param $b i32) (param $c i32) (param $double i32)
    (local $row i32) (local $column i32) (local $last i32) (local $sum i64)
    (local $factor i64) ;; the limb of a that the row is of
    (local $times i64) ;; how often n is added, which makes the lowest limb of the sums zero
    (local.set $last (i32.sub (local.get $end) (i32.const 8)))

    (loop $rows
      (local.set $factor (i64.shl
        (i64.load (i32.add (local.get $a) (local.get $row)))
        (i64.extend_i32_u (local.get $double))))
      (local.set $sum (i64.add
        (i64.load (i32.const 0))
        (i64.mul (local.get $factor) (i64.load (local.get $b)))))
      (local.set $times (i64.and
        (i64.mul (local.get $sum) (i64.extend_i32_u (local.get $inverse)))
        (i64.const 0xfffffff)))
      ;; What the lowest limb carries goes to the next.
      (i64.store (i32.const 8) (i64.add
        (i64.load (i32.const 8))
        (i64.shr_u
          (i64.add (local.get $sum) (i64.mul (local.get $times) (i64.load (i32.const 1024))))
          (i64.const 28))))

      ;; All others move down by one: that is the division by 2^28.
      (local.set $column (i32.const 0))
      (loop $columns
        (i64.store (local.get $column) (i64.add
          (i64.load offset=8 (local.get $column))
          (i64.add
            (i64.mul
              (local.get $factor)
              (i64.load offset=8 (i32.add (local.get $b) (local.get $column))))
            (i64.mul
              (local.get $times)
              (i64.load offset=1032 (local.get $column))))))
        (br_if $columns (i32.lt_u
          (local.tee $column (i32.add (local.get $column) (i32.const 8)))
          (local.get $last))))
      (i64.store (local.get $last) (i64.load (i32.add (local.get $c) (local.get $row))))
      (br_if $rows (i32.lt_u
        (local.tee $row (i32.add (local.get $row) (i32.const 8)))
        (local.get $end))))

    (local.set $sum (i64.const 0))
    (local.set $column (i32.const 0))
    (loop $carries
      (local.set $sum (i64.add (local.get $sum) (i64.load (local.get $column))))
      (i64.store (local.get $column) (i64.const 0))
      (i64.store
        (i32.add (local.get $to) (local.get $column))
        (i64.and (local.get $sum) (i64.const 0xfffffff)))
      (local.set $sum (i64.shr_u (local.get $sum) (i64.const 28)))
      (br_if $carries (i32.lt_u
        (local.tee $column (i32.add (local.get $column) (i32.const 8)))
        (local.get $end))))))
