// A cell's forward and backward pass over the whole lattice.
#ifndef STRNN_SWEEP_H
#define STRNN_SWEEP_H

#include "elman.h"
#include "gru.h"
#include "lstm.h"

/** x: (sites * rows) x inputs with leading dimension ldx, in lattice order. state: state_size(s, rows), h first. */
static void sweep_forward(const Stage *s, int64_t rows, const float *x, int64_t ldx, float *state) {
  if (s->cell == ELMAN) elman_forward(s, rows, x, ldx, state);
  else if (s->cell == GRU) gru_forward(s, rows, x, ldx, state);
  else lstm_forward(s, rows, x, ldx, state);
}

/**
 * Adds to the stage's gradients. d_h: of h, overwritten. state is overwritten too.
 * d_x: (sites * rows) x inputs_p, or null where the input is data.
 */
static void sweep_backward(const Stage *s, int64_t rows, const float *x, int64_t ldx, float *state, float *d_h,
                           float *d_x) {
  const float *d_gates = d_h; // Elman's gate gradient takes the place of dh
  if (s->cell == ELMAN) {
    elman_backward(s, rows, x, ldx, state, d_h);
  } else if (s->cell == GRU) {
    gru_backward(s, rows, x, ldx, state, d_h);
    d_gates = gru_state(s, rows, state).gates;
  } else {
    lstm_backward(s, rows, x, ldx, state, d_h);
    d_gates = lstm_state(s, rows, state).gates;
  }
  if (d_x) {
    product(s->sites * rows, s->inputs_p, s->gates_p, d_gates, s->gates_p, s->input, s->inputs_p, d_x, s->inputs_p,
            REPLACE, 0);
  }
}

#endif
