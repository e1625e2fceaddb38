//! What the program has acknowledged is there after it was killed, and after the power was cut (guarantees P1).

mod device;
mod installation;
mod killed;
mod power_cut;
